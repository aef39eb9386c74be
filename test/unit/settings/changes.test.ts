import { expect, test } from 'vitest';
import { changesBetween } from '../../../src/settings/changes';
import type { Settings, SiteSettings } from '../../../src/settings/schema';

const site: SiteSettings = { mode: 'on', plainHttp: false, privateHosts: [] };
const asking: SiteSettings = { ...site, mode: 'ask' };
const mapping = { from: 'mxc://', to: 'https://media.example/' };
const other = { from: 'mxc://', to: 'https://other.example/' };

const before: Settings = {
	sites: { 'stays.example': site, 'goes.example': site, 'changes.example': site },
	pictureHosts: { 'p.example': 'never' },
	mappings: [mapping],
	size: 'small',
	pagePictures: true,
};

test('nothing changes between equal settings, in whatever order they are written', () => {
	expect(changesBetween(before, before)).toEqual([]);
	const { sites, ...rest } = before;
	const turned: Settings['sites'] = { 'stays.example': { privateHosts: [], plainHttp: false, mode: 'on' } };
	expect(changesBetween(before, { ...rest, sites: { ...sites, ...turned } })).toEqual([]);
});

test('what comes, goes and differs is told, each by its name', () => {
	const after: Settings = {
		sites: { 'stays.example': site, 'changes.example': asking, 'comes.example': asking },
		pictureHosts: { 'p.example': 'always' },
		mappings: [other],
		pagePictures: true,
		animation: 'never',
	};
	expect(changesBetween(before, after)).toEqual([
		{ setting: 'sites', name: 'goes.example', before: site },
		{ setting: 'sites', name: 'changes.example', before: site, after: asking },
		{ setting: 'sites', name: 'comes.example', after: asking },
		{ setting: 'pictureHosts', name: 'p.example', before: 'never', after: 'always' },
		{ setting: 'mappings', name: 'mxc://', before: [mapping], after: [other] },
		{ setting: 'size', before: 'small' },
		{ setting: 'animation', after: 'never' },
	]);
});

test('another order of the same mappings is a change, since the first that fits counts', () => {
	const broad = { from: 'https://a.example/', to: 'https://b.example/' };
	const narrow = { from: 'https://a.example/x/', to: 'https://c.example/' };
	expect(changesBetween({ sites: {}, mappings: [broad, narrow] }, { sites: {}, mappings: [narrow, broad] })).toEqual([
		{ setting: 'mappings', before: [broad, narrow], after: [narrow, broad] },
	]);
	expect(changesBetween({ sites: {}, mappings: [broad, narrow] }, { sites: {}, mappings: [mapping, narrow, broad] })).toEqual([
		{ setting: 'mappings', name: 'mxc://', after: [mapping] },
	]);
});

test('the order of mappings that begin alike counts', () => {
	expect(changesBetween({ sites: {}, mappings: [mapping, other] }, { sites: {}, mappings: [other, mapping] })).toHaveLength(1);
});
