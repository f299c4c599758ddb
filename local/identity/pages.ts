import { escapeHtml } from '#local/html.ts';
import { page } from './layout.ts';
import { type DemoPerson, inGroups } from './people.ts';

const personButton = ({ sub, name, title }: DemoPerson): string =>
  `<li><button class="person" name="sub" value="${escapeHtml(sub)}"><span class="name">${escapeHtml(name)}</span><span class="title">${escapeHtml(title)}</span></button></li>`;

const peopleList = (people: readonly DemoPerson[]): string => `<ul>${people.map(personButton).join('')}</ul>`;

/** The one page a person meets when signing in: everybody who can be chosen, a button each, and a way back. */
export const signInPage = (people: readonly DemoPerson[]): string =>
  page({
    ja: 'サインイン',
    en: 'Sign in',
    body: `<p>体験版のため、パスワードはありません。試してみる人を選んでください。登場する人物・部署はすべて架空です。</p>
<p class="en" lang="en">This is a trial without passwords: choose whom to act as. All people and departments are fictitious.</p>
<form method="post">
${inGroups(people)
  .map(({ heading, people: members }, index) =>
    heading === ''
      ? `<section aria-label="利用者">${peopleList(members)}</section>`
      : `<section aria-labelledby="group-${index}"><h2 id="group-${index}">${escapeHtml(heading)}</h2>${peopleList(members)}</section>`,
  )
  .join('\n')}
${people.length === 0 ? '<p>選べる人がまだ登録されていません。 <span class="en" lang="en">Nobody has been registered yet.</span></p>' : ''}
<p><button class="quiet" name="cancel" value="yes">サインインせずに戻る <span class="en" lang="en">Go back without signing in</span></button></p>
</form>`,
  });

/** Asks before signing out: a link from elsewhere must not end a person's work. `form` is the provider's own form. */
export const signOutPage = (form: string): string =>
  page({
    ja: 'サインアウト',
    en: 'Sign out',
    body: `<p>サインアウトしますか。</p>
<p class="en" lang="en">Do you want to sign out?</p>
${form}
<p class="choices"><button class="main" form="op.logoutForm" name="logout" value="yes">サインアウトする <span class="en" lang="en">Sign out</span></button>
<button class="quiet" form="op.logoutForm">サインアウトせずに戻る <span class="en" lang="en">Stay signed in</span></button></p>`,
  });

const startAgain = (home: string): string =>
  `<p class="again"><a href="${escapeHtml(home)}">はじめの画面へ <span class="en" lang="en">Back to the start</span></a></p>`;

/** Shown after signing out when the client named no page of its own. */
export const signedOutPage = (home: string): string =>
  page({
    ja: 'サインアウトしました',
    en: 'You are signed out',
    body: startAgain(home),
  });

/** Shown while nobody can be looked up: the sign-in is still under way, and the same address goes on with it. */
export const busyPage = (): string =>
  page({
    ja: 'ただいま混み合っています',
    en: 'Busy for the moment',
    body: `<p>少し待ってから、もう一度お試しください。サインインはまだ続いています。</p>
<p class="en" lang="en">Please try again in a moment: your sign-in is still under way.</p>
<p class="again"><a href="">もう一度 <span class="en" lang="en">Try again</span></a></p>`,
  });

/** Shown when a sign-in cannot go on; `detail` is the provider's English sentence for whoever set up the client. */
export const errorPage = (home: string, detail: string): string =>
  page({
    ja: 'サインインを続けられません',
    en: 'Sign-in cannot continue',
    body: `<p>画面を開いてから時間がたったか、リンクが正しくありません。はじめの画面からもう一度サインインしてください。</p>
<p class="en" lang="en">The page was open for too long or the link is not right. Please start again.</p>
${startAgain(home)}
<p class="detail" lang="en">${escapeHtml(detail)}</p>`,
  });
