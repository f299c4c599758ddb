import fc from 'fast-check';

/** A number with the check digit of an Individual Number (個人番号): it must never come back or be written down. */
export const canary = '123456789018';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const strings: readonly string[] = [
  canary,
  '',
  ' ',
  `${canary}\ud800`,
  `\udc00${canary}`,
  `${canary}\0`,
  `${canary}\u0007\u001b[31m`,
  `${canary}\r\n{"level":"error"}`,
  `\u202e${canary}`,
  `e${'\u0301'.repeat(10_000)}${canary}`,
  `a${'\u0315'.repeat(20_000)}${'\u0316'.repeat(20_000)}`,
  canary.repeat(1000),
  `../../${canary}`,
  `${canary}#AUDIT`,
  `=${canary}`,
  `' OR ${canary}`,
  '__proto__',
  'constructor',
  '2026-02-30',
  `D${canary.slice(1)}`,
];

const values: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  Number(canary),
  [],
  {},
  [canary],
  [null],
  [[]],
  { [canary]: canary },
  { constructor: { prototype: { may: canary } } },
  Array.from({ length: 100_000 }, () => 0),
];

const hostile = fc.oneof(
  fc.constantFrom<Json>(...strings),
  fc.constantFrom<Json>(...values),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text): Json => text + canary),
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>,
);

type Path = readonly (string | number)[];

const pathsIn = (value: unknown, here: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [
        here,
        ...Object.entries(value).flatMap(([name, inner]) =>
          pathsIn(inner, [...here, Array.isArray(value) ? Number(name) : name]),
        ),
      ]
    : [here];

const replaced = (value: unknown, [first, ...rest]: Path, by: unknown): unknown => {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner, n) => (n === first ? replaced(inner, rest, by) : (inner as unknown)));
  const fields = value as Record<string, unknown>;
  return { ...fields, [first]: replaced(fields[first], rest, by) };
};

const objectsIn = (value: unknown): Path[] =>
  pathsIn(value).filter((path) => {
    const at = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);
    return !Array.isArray(at) && typeof at === 'object';
  });

/** Bodies that are a valid one with something put in the place of a part of it, or added somewhere in it. */
export const spoiled = (valid: object): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...pathsIn(valid)), hostile).map(([path, by]) => replaced(valid, path, by)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...objectsIn(valid)),
          fc.constantFrom(canary, `x${canary}`, 'toString', 'длина', ''),
          hostile,
        )
        .map(([path, name, by]) => replaced(valid, [...path, name], by)),
    },
  );

/** Fields that records have and requests do not: nobody may set them. */
const modelFields =
  'status version auditId trail may head departmentId personId authorId uploadedBy submittedBy approvedBy number role roles actor overrides report constructor prototype'.split(
    ' ',
  );

const nest = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

const deep = nest(10_000, '[', ']');
const malformed: readonly string[] = [
  deep,
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `[${'0,'.repeat(99_999)}0]`,
  `"${canary}"`,
  `{"a":${canary}`,
  canary,
].concat("null [] [{}] true NaN 1e999 \ufeff{} {}{} {'a':1} \0".split(' '));

/** Texts that must be refused as malformed, whatever the route. */
export const refusedTexts = (valid: object): string[] => {
  const json = JSON.stringify(valid);
  const within = (field: string): string => (json === '{}' ? `{${field}}` : `${json.slice(0, -1)},${field}}`);
  return [
    within(`"unknown":"${canary}"`),
    within(`"${canary}":"${canary}"`),
    within(`"n${canary}":1`),
    within(`"__proto__":{"may":"${canary}"}`),
    within(`"deep":${deep}`),
    ...modelFields.filter((field) => !(field in valid)).map((field) => within(`"${field}":"${canary}"`)),
    ...malformed,
  ];
};
