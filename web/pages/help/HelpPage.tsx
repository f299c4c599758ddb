import { Link } from '@tanstack/react-router';
import { useRoles } from '#web/frame/post.ts';
import { Page } from '#web/parts/Page.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { firstSteps } from './first-steps.ts';
import { text } from './text.ts';

/** Where to begin, for the roles of whoever reads it. */
export const HelpPage = () => {
  const t = useText(text);
  const say = useSay();
  const roles = useRoles();
  const mine = firstSteps.filter(({ role }) => roles.has(role));
  return (
    <Page title={t.title} help={t.pageHelp} crumbs={[]}>
      <p className="mb-6">{t.intro}</p>
      {mine.map(({ role, title, steps }) => (
        <section key={role} className="card mb-6 p-4 md:p-6">
          <h2 className="mb-2 text-std-20B-150">{say(title)}</h2>
          <ol className="list-decimal space-y-1 pl-6">
            {steps.map((step) => (
              <li key={step.ja}>{say(step)}</li>
            ))}
          </ol>
        </section>
      ))}
      <h2 className="mb-2 text-std-20B-150">{t.everybody}</h2>
      <ul className="list-disc space-y-1 pl-6">
        {t.tips.split('\n').map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      <h2 className="mt-8 mb-2 text-std-20B-150">{t.more}</h2>
      <ul className="list-disc space-y-1 pl-6">
        <li>
          <Link to="/help/glossary" className="link">
            {t.glossary}
          </Link>
        </li>
        <li>
          <Link to="/help/accessibility" className="link">
            {t.accessibility}
          </Link>
        </li>
      </ul>
    </Page>
  );
};
