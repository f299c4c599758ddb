import { catalogue } from '#web/text/catalogue.ts';

export const text = catalogue(
  {
    pageHelp: '役割ごとの最初の手順と、用語の説明です。どの画面でも「ヘルプ」からその画面の説明を読めます。',
    title: '使い方と用語',
    intro: 'あなたの役割で行う仕事を、順に説明します。迷ったときは監査事務局にお尋ねください。',
    everybody: 'どの役割でも',
    tips: 'ホームの「今日やること」に、あなたを待っている仕事が期限の近い順に並びます。\nCtrl+Kで、画面と操作を名前で探せます。\n仕事は人ではなく職に付いています。異動すると、仕事も職と一緒に引き継がれます。\nだれが、いつ、何をしたかは、消せない履歴に残ります。\n文章にもファイルにも、個人番号は書かないでください。見つかった文章は受け付けません。',
    more: 'もっと知る',
    glossary: '用語集',
    findTerm: '用語を探す',
    noTerm: '当てはまる用語はありません',
    accessibility: 'ウェブアクセシビリティ',
    claim: '目標',
    claimText: 'JIS X 8341-3:2016の適合レベルAAを目標とし、WCAG 2.2のレベルAAで作り、試験しています。',
    tested: '試験の方法',
    testedText:
      '画面と、操作で開くダイアログを、日本語と英語の両方で自動検査(axe)にかけ、違反がないことを確かめています。画面は幅1280ピクセルと390ピクセルで検査し、監査の主な仕事はキーボードだけでも、390ピクセルのタッチ画面でも、実際のブラウザーで通して試しています。',
    untested: 'まだ試していないこと',
    untestedText:
      'スクリーンリーダー(NVDA、PC-Talkerなど)での人による確認、利用者による試験は、まだ行っていません。提出されたPDFは、文字の情報があるページだけを読み上げと検索に使えます。',
    help: 'うまく使えないとき',
    helpText: '使いにくい箇所は監査事務局にお知らせください。ほかの方法(Excelでの回答など)も用意しています。',
  },
  {
    pageHelp: 'First steps for each role, and what words mean. On every page “Help” explains that page.',
    title: 'Help',
    intro: 'What your roles do, step by step. When in doubt, ask the audit office.',
    everybody: 'Whatever your role',
    tips: 'Home lists what waits for you, the nearest date first.\nCtrl+K finds pages and actions by name.\nWork belongs to posts, not to people: it goes with the post when you are transferred.\nWho did what and when stays in a trail nobody can erase.\nNever write an Individual Number, in texts or files. A text with one is refused.',
    more: 'More',
    glossary: 'Glossary',
    findTerm: 'Find a term',
    noTerm: 'No term fits',
    accessibility: 'Accessibility',
    claim: 'Aim',
    claimText: 'Level AA of JIS X 8341-3:2016. We build and test to level AA of WCAG 2.2.',
    tested: 'How it is tested',
    testedText:
      'Screens, and the dialogs that acts open, are checked automatically (axe) in Japanese and English for zero violations: screens at widths of 1280 and 390 pixels. The main work of an audit has been done from end to end in a real browser, by keyboard alone and by touch at 390 pixels.',
    untested: 'Not tested yet',
    untestedText:
      'Nobody has yet worked through it with a screen reader (NVDA, PC-Talker), and no users have been observed. PDF files that were handed in can be read out and searched only where their pages hold text.',
    help: 'If something does not work for you',
    helpText: 'Please tell the audit office. There are other ways, such as answering in Excel.',
  },
);
