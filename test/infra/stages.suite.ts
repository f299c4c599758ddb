import { expect, test } from 'vitest';
import { japaneseRegion, type Region, settingsOf, type StageSettings, stages } from '#infra/stages.ts';
import { planes } from '#shared/contract/index.ts';
import { resourcesOf, synthesize, templates } from './synthesized.ts';

test.each(['ap-northeast-1', 'ap-northeast-3'])('%s is on Japanese soil', (region) => {
  expect(japaneseRegion(region)).toBe(region);
});

test.each(['us-east-1', 'ap-northeast-2', 'ap-northeast-11', '', '${Token[AWS.Region.4]}'])(
  'records are not kept in "%s"',
  (region) => {
    expect(() => japaneseRegion(region)).toThrow('is not one of ap-northeast-1, ap-northeast-3');
  },
);

test('a stage can stand in Osaka, and not abroad', () => {
  expect(settingsOf('prod', 'ap-northeast-3').region).toBe('ap-northeast-3');
  expect(() => settingsOf('prod', 'eu-central-1')).toThrow('eu-central-1');
  expect(() => settingsOf('staging')).toThrow('no stage staging: there are dev, prod, private');
});

test('settings that were made by hand are checked when stacks are made of them', () => {
  expect(() => synthesize({ ...stages.dev, region: 'us-east-1' as Region })).toThrow('us-east-1');
});

test.each<[string, StageSettings]>([
  [
    'prod',
    { ...stages.prod, public: { ...stages.prod.public, apiCertificate: stages.prod.public.applicationCertificate } },
  ],
  [
    'prod',
    { ...stages.prod, public: { ...stages.prod.public, applicationCertificate: stages.prod.public.apiCertificate } },
  ],
  ['prod', { ...stages.prod, signIn: { ...stages.prod.signIn, certificate: stages.prod.public.apiCertificate } }],
  ['private', { ...stages.private, region: 'ap-northeast-3' }],
])('a certificate of %s in a region where nobody looks for it is refused', (_, settings) => {
  expect(() => synthesize(settings)).toThrow(/^certificate arn:aws:acm:\S+ is not in [\w-]+$/);
});

test('a track that is to be reached by a door the stage does not have is refused', () => {
  const { public: _door, ...closed } = stages.prod;
  expect(() => synthesize(closed)).toThrow('stage prod has public tracks and no public hosts');
});

test('tables have no replica but in the region of the stage', () => {
  const regions = planes.flatMap((plane) =>
    resourcesOf(templates[plane], 'AWS::DynamoDB::GlobalTable').flatMap(([, { Properties }]) =>
      Properties.Replicas.map(({ Region }) => Region),
    ),
  );
  expect(new Set(regions)).toEqual(new Set([stages.dev.region]));
});
