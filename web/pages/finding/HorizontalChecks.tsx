import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Empty } from '#web/parts/Empty.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import { CheckCard } from './CheckCard.tsx';
import { checkText } from './horizontal-text.ts';

/** One of any section, for whoever confirms its answer. */
const Named = ({ of }: { of: { auditId: string; checkId: string } }) => {
  const check = useRead(useTrack(), 'horizontalCheck.get', of);
  return (
    <Loaded of={check}>
      {(one) => (
        <ul>
          <CheckCard check={one} />
        </ul>
      )}
    </Loaded>
  );
};

/** What the reader's own sections were asked to look for. */
export const HorizontalChecks = () => {
  const t = useText(checkText);
  const plane = useTrack();
  const { filter } = useListState();
  const [auditId, checkId] = [filter('audit'), filter('check')];
  const isNamed = auditId !== '' && checkId !== '';
  const checks = useRead(plane, 'horizontalCheck.mine', {}, { enabled: !isNamed });
  return (
    <Page title={t.title} sealed={plane === 'spi'} help={t.help} crumbs={[]} lead={t.lead}>
      {isNamed ? (
        <Named of={{ auditId, checkId }} />
      ) : (
        <Loaded of={checks}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t.none}>
                <p>{t.noneNote}</p>
              </Empty>
            ) : (
              <ul className="space-y-4">
                {items.map((check) => (
                  <CheckCard key={check.checkId} check={check} />
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Page>
  );
};
