type Case = {
  /** Which paragraph of article 2 of the rule. */
  article: string;
  ja: string;
  /** From so many persons on. */
  from: number;
  /** The final report is due on this day, the day of knowing being the first. */
  finalDay: number;
  /** Follows from the number of persons; the others are named by whoever reports. */
  counted: boolean;
  source: string;
};

/**
 * The cases that are reported to the PPC (個人情報保護委員会): 番号法29条の4 and article 2 of 平成27年特定個人情報保護委員会規則
 * 第5号, as DOMAIN.md 4.4 has them. `source` says how sure it is of each: C confirmed, P partly seen, G general knowledge.
 */
export const breachCases = {
  publicSystems: {
    article: '2条1号',
    ja: '情報提供ネットワークシステム、個人番号利用事務または行政機関等の個人番号関係事務の情報システムからの漏えい、滅失、毀損',
    from: 1,
    finalDay: 30,
    counted: false,
    source: 'case C S44, days G',
  },
  wrongfulPurpose: {
    article: '2条2号',
    ja: '不正の目的をもって行われたおそれのある漏えい等、利用、提供',
    from: 1,
    finalDay: 60,
    counted: false,
    source: 'case C S44, days G',
  },
  viewableByMany: {
    article: '2条3号',
    ja: '電磁的方法により不特定多数の者に閲覧され、または閲覧されるおそれ',
    from: 1,
    finalDay: 30,
    counted: false,
    source: 'P S47',
  },
  manyPersons: {
    article: '2条4号',
    ja: '100人を超える本人に係る漏えい等、9条に反する利用、19条に反する提供',
    from: 101,
    finalDay: 30,
    counted: true,
    source: 'P S47, days G',
  },
} as const satisfies Record<string, Case>;
export type BreachCase = keyof typeof breachCases;

/** Cases that somebody names; what only counts persons follows by itself. */
export const namedCases = ['publicSystems', 'wrongfulPurpose', 'viewableByMany'] as const satisfies BreachCase[];

type Facts = {
  cases: readonly BreachCase[];
  /** Unknown at first: then at least one. */
  persons?: number | undefined;
  /** Strongly encrypted (高度な暗号化等): not reported, for this reason. */
  encryption?: string | undefined;
};

/** The cases that apply, in the order of the rule; none where what leaked was strongly encrypted. */
export const applicableCases = ({ cases, persons = 1, encryption }: Facts): BreachCase[] =>
  encryption === undefined
    ? (Object.keys(breachCases) as BreachCase[]).filter(
        (name) => (breachCases[name].counted || cases.includes(name)) && persons >= breachCases[name].from,
      )
    : [];
