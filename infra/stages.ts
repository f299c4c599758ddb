import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Regions on Japanese soil: the records of a city's audits are kept nowhere else. */
const japaneseRegions = ['ap-northeast-1', 'ap-northeast-3'] as const;
export type Region = (typeof japaneseRegions)[number];

/** Refuses every region outside Japan, and one that is only known at deployment. */
export const japaneseRegion = (region: string): Region => {
  const known = japaneseRegions.find((r) => r === region);
  if (!known) throw new Error(`region ${region} is not one of ${japaneseRegions.join(', ')}`);
  return known;
};

/** What differs between two installations. Everything else is the same for all of them. */
export type StageSettings = {
  stage: string;
  region: Region;
  /** Name of the city inside the ledger's log names. */
  city: string;
  /** Where people's browsers load the application from; the only origin that may send into quarantine. */
  applicationOrigin: `https://${string}`;
  /** Verified domain that mail is sent from, and the address in it. */
  mailDomain: string;
  mailFrom: string;
  /** How long the functions' own logs are kept. What happened is in the ledger, not in these. */
  logDays: RetentionDays;
};

export const stages = {
  trial: {
    stage: 'trial',
    region: 'ap-northeast-1',
    city: 'trial.kansa.example',
    applicationOrigin: 'https://trial.kansa.example',
    mailDomain: 'trial.kansa.example',
    mailFrom: 'kansa@trial.kansa.example',
    logDays: RetentionDays.THREE_MONTHS,
  },
  production: {
    stage: 'production',
    region: 'ap-northeast-1',
    city: 'city.kansa.example',
    applicationOrigin: 'https://kansa.example',
    mailDomain: 'kansa.example',
    mailFrom: 'kansa@kansa.example',
    logDays: RetentionDays.FIVE_YEARS,
  },
} as const satisfies Record<string, StageSettings>;

/** The settings of a stage by its name, in another region of Japan when one is named. */
export const settingsOf = (stage: string, region?: string): StageSettings => {
  const settings = Object.values(stages).find((s) => s.stage === stage);
  if (!settings) throw new Error(`no stage ${stage}: there are ${Object.keys(stages).join(', ')}`);
  return { ...settings, region: japaneseRegion(region ?? settings.region) };
};
