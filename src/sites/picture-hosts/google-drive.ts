import { definePictureHost } from './picture-host';

const direct = 'https://drive.google.com/uc?export=view&id=$<id>';

export const googleDrive = definePictureHost({
	id: 'google-drive',
	name: 'Google Drive',
	hosts: ['drive.google.com', 'googleusercontent.com', 'ggpht.com'],
	rules: [
		{ form: /^drive\.google\.com\/file\/(?:u\/\d+\/)?d\/(?<id>[\w-]{20,60})(?:\/.*)?(?:\?.*)?$/, to: direct, holds: 'anything' },
		{ form: /^drive\.google\.com\/(?:open|uc)\?(?:[^#]*&)?id=(?<id>[\w-]{20,60})(?:&.*)?$/, to: direct, holds: 'anything' },
		{ form: /^(?:lh\d|yt\d)\.(?:googleusercontent|ggpht)\.com\/.+$/, to: 'itself', holds: 'anything' },
	],
	verified: { how: 'unverified', by: 'links to public files, as people have long embedded them' },
	examples: [
		[
			'https://drive.google.com/file/d/1VctOazcyDrm8nxoWFAWM_t5bxlpyLI9s/view?usp=sharing',
			'https://drive.google.com/uc?export=view&id=1VctOazcyDrm8nxoWFAWM_t5bxlpyLI9s',
		],
		[
			'https://drive.google.com/open?usp=x&id=1VctOazcyDrm8nxoWFAWM_t5bxlpyLI9s',
			'https://drive.google.com/uc?export=view&id=1VctOazcyDrm8nxoWFAWM_t5bxlpyLI9s',
		],
		['https://lh3.googleusercontent.com/d/1VctOazcyDrm8nxoWFAWM_t5bxlpyLI9s=w800', 'itself'],
		['https://drive.google.com/drive/folders/1VctOazcyDrm8nxoWFAWM', 'none'],
	],
});
