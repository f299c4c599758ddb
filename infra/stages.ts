import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Plane } from '#shared/contract/planes.ts';
import type { SignIn } from './sign-in.ts';

/** Regions on Japanese soil: the records of a city's audits are kept nowhere else. */
const japaneseRegions = ['ap-northeast-1', 'ap-northeast-3'] as const;
export type Region = (typeof japaneseRegions)[number];

/** Refuses every region outside Japan, and one that is only known at deployment. */
export const japaneseRegion = (region: string): Region => {
  const known = japaneseRegions.find((r) => r === region);
  if (!known) throw new Error(`region ${region} is not one of ${japaneseRegions.join(', ')}`);
  return known;
};

export type Track = Exclude<Plane, 'directory'>;

/** From where a track can be reached: through CloudFront, or only from the city's network. */
export const accesses = ['public', 'private'] as const;
export type Access = (typeof accesses)[number];

/** Where the tracks that can be reached from everywhere are. */
export type PublicDoor = {
  /** Where people open the application; CloudFront answers there. */
  application: string;
  /** Where CloudFront finds the APIs. Nobody else calls it: it asks for a secret that only CloudFront knows. */
  api: string;
  /** Certificate of `api`, in the region of the stage. */
  apiCertificate: string;
  /** Certificate of `application`. CloudFront takes certificates and filters from us-east-1 alone; neither is data. */
  applicationCertificate: string;
  /** ARN of the web ACL that the stack `guard` makes in us-east-1: its output, written here after its first deploy. */
  webAcl: string;
};

/** Where the tracks that only the city's network reaches are. */
export type PrivateDoor = {
  /** Where people open the application; resolves to the interface endpoint, inside the city's network only. */
  application: string;
  /** Certificate of `application`, in the region of the stage. */
  certificate: string;
  /** Addresses of the network the endpoints are in, and those of the city that may come in, by their own line. */
  network: {
    cidr: string;
    city: readonly string[];
    /** The city's name servers, where only these know the name of its issuer. */
    nameServers?: readonly string[];
  };
};

/** What differs between two installations. Everything else is the same for all of them. */
export type StageSettings = {
  stage: string;
  region: Region;
  /** Name of the city inside the ledger's log names. */
  city: string;
  /** Name of the city as people read it, and whether they are told at every page that all this is a trial. */
  cityName: string;
  edition: 'trial' | 'production';
  access: Readonly<Record<Track, Access>>;
  public?: PublicDoor;
  private?: PrivateDoor;
  signIn: SignIn;
  /** Minutes without any input after which what is open of the special track is covered. */
  sealedIdleMinutes: number;
  /** Verified domain that mail is sent from, and the address in it. */
  mailDomain: string;
  mailFrom: string;
  /** Who gets a mail when something is wrong; each has to confirm once. No address: the alarms are seen in the console only. */
  alarmMail: readonly string[];
  /** How long the functions' own logs are kept. What happened is in the ledger, not in these. */
  logDays: RetentionDays;
};

const certificate = (region: string, id: string): string => `arn:aws:acm:${region}:111122223333:certificate/${id}`;

export const stages = {
  dev: {
    stage: 'dev',
    region: 'ap-northeast-1',
    city: 'dev.kansa.example',
    cityName: 'さくら市(体験)',
    edition: 'trial',
    access: { general: 'public', spi: 'public' },
    public: {
      application: 'dev.kansa.example',
      api: 'api.dev.kansa.example',
      apiCertificate: certificate('ap-northeast-1', 'dev-api'),
      applicationCertificate: certificate('us-east-1', 'dev'),
      webAcl: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/kansa-dev/00000000-0000-0000-0000-000000000000',
    },
    signIn: {
      by: 'cognito',
      host: 'sign-in.dev.kansa.example',
      certificate: certificate('us-east-1', 'dev-sign-in'),
      federation: [],
    },
    sealedIdleMinutes: 10,
    mailDomain: 'dev.kansa.example',
    mailFrom: 'kansa@dev.kansa.example',
    alarmMail: [],
    logDays: RetentionDays.THREE_MONTHS,
  },
  prod: {
    stage: 'prod',
    region: 'ap-northeast-1',
    city: 'city.kansa.example',
    cityName: 'さくら市',
    edition: 'production',
    access: { general: 'public', spi: 'public' },
    public: {
      application: 'kansa.example',
      api: 'api.kansa.example',
      apiCertificate: certificate('ap-northeast-1', 'prod-api'),
      applicationCertificate: certificate('us-east-1', 'prod'),
      webAcl: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/kansa-prod/00000000-0000-0000-0000-000000000000',
    },
    signIn: {
      by: 'cognito',
      host: 'sign-in.kansa.example',
      certificate: certificate('us-east-1', 'prod-sign-in'),
      federation: [],
    },
    sealedIdleMinutes: 10,
    mailDomain: 'kansa.example',
    mailFrom: 'kansa@kansa.example',
    alarmMail: ['kansa-operations@kansa.example'],
    logDays: RetentionDays.FIVE_YEARS,
  },
  private: {
    stage: 'private',
    region: 'ap-northeast-1',
    city: 'private.kansa.example',
    cityName: 'さくら市',
    edition: 'production',
    access: { general: 'private', spi: 'private' },
    private: {
      application: 'kansa.city.example',
      certificate: certificate('ap-northeast-1', 'private'),
      network: { cidr: '10.200.0.0/24', city: ['10.0.0.0/16'], nameServers: ['10.0.0.53', '10.0.1.53'] },
    },
    signIn: {
      by: 'issuer',
      issuer: 'https://sign-in.city.example',
      audience: 'urn:kansa:api',
      clientIds: { usual: 'kansa-web', spi: 'kansa-spi' },
      reachedFrom: 'city',
    },
    sealedIdleMinutes: 10,
    mailDomain: 'city.example',
    mailFrom: 'kansa@city.example',
    alarmMail: ['kansa-operations@city.example'],
    logDays: RetentionDays.FIVE_YEARS,
  },
} as const satisfies Record<string, StageSettings>;

/** From where a plane can be reached: the directory from wherever one of the tracks can. */
export const accessOf = ({ access }: StageSettings, plane: Plane): Access[] => {
  const wanted = plane === 'directory' ? Object.values(access) : [access[plane]];
  return accesses.filter((a) => wanted.includes(a));
};

/** The door of one kind. Throws when tracks are to be reached through it and the stage does not say where it is. */
export const doorOf = <A extends Access>(settings: StageSettings, access: A): NonNullable<StageSettings[A]> => {
  const door = settings[access];
  if (door === undefined) throw new Error(`stage ${settings.stage} has ${access} tracks and no ${access} hosts`);
  return door;
};

/** The one region CloudFront takes certificates and filters from. What stands there holds no record, file or log. */
export const cloudFrontRegion = 'us-east-1';

/** A certificate where the service looks for it. Throws for one in another region: the deployment would, an hour later. */
export const certificateIn = (region: Region | typeof cloudFrontRegion, arn: string): string => {
  if (!arn.startsWith(`arn:aws:acm:${region}:`)) throw new Error(`certificate ${arn} is not in ${region}`);
  return arn;
};

/** Where people's browsers load the application from; the only origins that may send into quarantine. */
export const applicationOrigins = (settings: StageSettings, plane: Plane = 'directory'): string[] =>
  accessOf(settings, plane).map((access) => `https://${doorOf(settings, access).application}`);

/** The settings of a stage by its name, in another region of Japan when one is named. */
export const settingsOf = (stage: string, region?: string): StageSettings => {
  const settings = Object.values<StageSettings>(stages).find((s) => s.stage === stage);
  if (!settings) throw new Error(`no stage ${stage}: there are ${Object.keys(stages).join(', ')}`);
  return { ...settings, region: japaneseRegion(region ?? settings.region) };
};
