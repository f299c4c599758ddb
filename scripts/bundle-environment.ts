import { edgeFunctions } from '#functions/edge-manifest.ts';
import { environmentOf } from '#functions/manifest.ts';
import { bundleOf } from './build-functions.ts';

/** An environment the bundle of that name starts with, made up: the names its manifest gives, and the region. */
export const bundleEnvironment = (bundle: string): Record<string, string> => {
  const plane = bundle.endsWith('directory') ? 'directory' : bundle.startsWith('sealed/') ? 'spi' : 'general';
  const special = new Map([
    ['PLANE', plane],
    ['MALWARE_SCANNER', 'guardduty'],
    ['CURSOR_KEY', 'k'.repeat(64)],
  ]);
  const edge = Object.values(edgeFunctions).find((spec) => bundleOf(spec) === bundle);
  const names = edge?.environment ?? environmentOf(plane);
  const values = names.map((name) => [name, special.get(name) ?? `https://some-${name.toLowerCase()}.example`]);
  return { ...Object.fromEntries(values), AWS_REGION: 'ap-northeast-1' };
};
