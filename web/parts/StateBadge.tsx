import type { LifecycleName } from '#shared/contract/openapi/lifecycles.ts';
import { useSay } from '#web/text/catalogue.ts';
import { stateWords } from '#web/text/states.ts';
import { Icon, type IconName } from './Icon.tsx';

type Mood = 'quiet' | 'waiting' | 'doing' | 'attention' | 'done' | 'stopped';

const looks: Readonly<Record<Mood, readonly [icon: IconName, colours: string]>> = {
  quiet: ['circle', 'border-solid-gray-420 bg-white text-solid-gray-800'],
  waiting: ['clock', 'border-blue-700 bg-blue-50 text-blue-1000'],
  doing: ['pencil', 'border-light-blue-800 bg-light-blue-50 text-light-blue-1000'],
  attention: ['alert', 'border-orange-800 bg-orange-50 text-orange-1000'],
  done: ['check', 'border-green-800 bg-green-50 text-green-900'],
  stopped: ['stop', 'border-solid-gray-600 bg-solid-gray-100 text-solid-gray-800'],
};

const statesBy: Readonly<Record<Mood, string>> = {
  quiet: 'draft planned approved sent notified requested asked proposed recorded upload_issued',
  waiting:
    'plan_review submitted dept_review under_review presented finalized completion_reported partially_submitted reported preliminary_sent quarantine scanning verifying ciso_received answered fact_confirmed',
  doing:
    'in_progress preliminary fieldwork evaluation exchange reporting improvement follow_up drafting improving remediating instructed in_force reviewed',
  attention:
    'returned disputed not_effective held_spi_suspected held_unscannable rejected_malware rejected_type rejected_unsafe rejected_mismatch refused risk_accepted overdue',
  done: 'accepted closed verified confirmed concluded published available carried_out final_sent waived_onsite',
  stopped: 'suspended cancelled withdrawn superseded expired purged purging dismissed ended locked',
};

const moods = new Map(
  Object.entries(statesBy).flatMap(([mood, states]) =>
    states.split(' ').map((state) => [state, mood as Mood] as const),
  ),
);

const Badge = ({ mood, word }: { mood: Mood; word: string }) => {
  const [icon, colours] = looks[mood];
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-4 border px-2 py-0.5 text-dns-14B-130 whitespace-nowrap ${colours}`}
    >
      <Icon name={icon} className="size-4" />
      {word}
    </span>
  );
};

/** Where a record stands: shape, word and colour, so that none of them is needed alone. */
export const StateBadge = ({ state, kind }: { state: string; kind?: LifecycleName }) => (
  <Badge mood={moods.get(state) ?? 'quiet'} word={useSay()(stateWords(state, kind))} />
);

const late = { ja: '期限超過', en: 'Overdue' };

export const OverdueBadge = () => <Badge mood="attention" word={useSay()(late)} />;
