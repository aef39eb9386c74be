import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageFindings } from '../src/page-findings';

// Run by the page of findings in a tab’s frames: what it returns is the answer.
export default defineUnlistedScript(() => pageFindings());
