import { Link } from '@tanstack/react-router';
import type { Out } from '#web/api/types.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { stateOptions } from '#web/text/states.ts';
import { text } from './text.ts';

/** How many sections stand where with their answers; each figure leads to them. */
export const Standings = ({ of }: { of: Out<'general', 'audit.board'>['stages'] }) => {
  const t = useText(text);
  const say = useSay();
  return (
    <ul aria-label={t.standings} className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-6">
      {stateOptions('assignment').map(({ value, label }) => {
        const { sections = 0, overdue = 0 } = of.find(({ status }) => status === value) ?? {};
        return (
          <li key={value}>
            <Link
              to="."
              search={(search) => ({ ...search, status: value })}
              className="card block h-full p-3 hover:bg-blue-50"
            >
              <span className="block text-solid-gray-700">{say(label)}</span>
              <span className="text-std-20B-150 tabular-nums">{sections}</span>
              {overdue > 0 && <span className="ml-2 font-bold text-error-2">{t.late(String(overdue))}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
};
