import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { announce, look } from './build/look.ts';
import { inspect } from '#shared/adapters/files/inspect.ts';

const folder = new URL('../../fixtures/samples/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder));
const expected = JSON.parse(read('evidence.expected.json').toString()) as Record<string, { verdict: string }>;

const reasons: Record<string, string> = {
  'macro-inside.xlsx': 'macro',
  'looks-like.pdf': 'contentDiffers',
  'bomb.xlsx': 'bomb',
  'old-format.xls': 'oldFormat',
  'empty.pdf': 'empty',
};

describe('The sample evidence', () => {
  test.each(Object.entries(expected))(
    'U5, U6, U7, U9: %s gets the verdict the office expects (%o)',
    async (name, { verdict }) => {
      // Numbers are looked for later: everything that is a sound file is clean here.
      const wanted = verdict === 'rejected' ? reasons[name] : 'clean';
      expect(await look(name, read(`evidence/${name}`))).toBe(wanted);
    },
  );

  test('U2: a clean verdict names the fixed type the file is served with', async () => {
    const verdict = await inspect(announce('extract.cp932.csv', read('evidence/extract.cp932.csv')));
    expect(verdict).toEqual({ result: 'clean', contentType: 'text/csv' });
  });

  test.each(['general-r8.xlsx', 'spi-r8.xlsx', 'general-short.cp932.csv'])(
    'The checklist %s is a sound file',
    async (name) => {
      expect(await look(name, read(`checklists/${name}`))).toBe('clean');
    },
  );
});
