import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

/** The accessibility statement: the aim, how it was tested, and what was not. */
export const Accessibility = () => {
  const t = useText(text);
  const parts = [
    [t.claim, t.claimText],
    [t.tested, t.testedText],
    [t.untested, t.untestedText],
    [t.help, t.helpText],
  ] as const;
  return (
    <Page title={t.accessibility} help={t.pageHelp} crumbs={[{ label: t.title, to: '/help' }]}>
      {parts.map(([title, words]) => (
        <section key={title} className="mb-6">
          <h2 className="mb-1 text-std-20B-150">{title}</h2>
          <p>{words}</p>
        </section>
      ))}
    </Page>
  );
};
