import type { Severity } from '#shared/domain/finding/finding.ts';
import { Icon, type IconName } from '#web/parts/Icon.tsx';
import { useSay } from '#web/text/catalogue.ts';
import { grades } from './grades.ts';

const looks: Readonly<Record<Severity, readonly [IconName, string]>> = {
  MAJOR_NC: ['alert', 'border-red-900 bg-red-50 text-red-1000'],
  MINOR_NC: ['flag', 'border-orange-800 bg-orange-50 text-orange-1000'],
  OBSERVATION: ['search', 'border-blue-700 bg-blue-50 text-blue-1000'],
  GOOD_PRACTICE: ['checkCircle', 'border-green-800 bg-green-50 text-green-900'],
};

/** The grade of a finding: shape, word and colour. */
export const Grade = ({ of }: { of: Severity }) => {
  const [icon, colours] = looks[of];
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-4 border px-2 py-0.5 text-dns-14B-130 whitespace-nowrap ${colours}`}
    >
      <Icon name={icon} className="size-4" />
      {useSay()(grades[of])}
    </span>
  );
};
