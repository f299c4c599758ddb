import { DomainError } from '#shared/kernel/errors.ts';

/** Somebody who can be chosen on the sign-in page. */
export type DemoPerson = {
  sub: string;
  name: string;
  /** 職名・所属, shown under the name. */
  title: string;
  /** People with the same group stand under one heading; groups and people keep the order they are given in. */
  group?: string;
};

/** Who can sign in. Both reject with `busy` while that cannot be read. */
export type People = {
  /** Everybody, as the sign-in page offers them; read for each page, so people added later can be chosen at once. */
  all: () => Promise<readonly DemoPerson[]>;
  /** The one with this subject, if they may still sign in. */
  find: (sub: string) => Promise<Pick<DemoPerson, 'sub' | 'name'> | undefined>;
};

/** Whether who can sign in cannot be read for a moment, and the same may succeed soon. */
export const isBusy = (error: unknown): boolean => error instanceof DomainError && error.code === 'busy';

/** People under their headings, in the order given; those without a group come first, under no heading. */
export const inGroups = (people: readonly DemoPerson[]): { heading: string; people: DemoPerson[] }[] => {
  const groups = new Map<string, DemoPerson[]>([['', []]]);
  for (const person of people) {
    const heading = person.group ?? '';
    groups.set(heading, [...(groups.get(heading) ?? []), person]);
  }
  return [...groups].map(([heading, members]) => ({ heading, people: members })).filter((g) => g.people.length > 0);
};
