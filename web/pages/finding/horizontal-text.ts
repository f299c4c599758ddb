import { catalogue } from '#web/text/catalogue.ts';

export const checkText = catalogue(
  {
    help: 'ほかの所属で見つかった弱点が、自分の所属にもないかを確かめて回答します。どの所属の指摘かは伝わりません。',
    title: '横展開の確認',
    lead: 'ほかの所属で見つかった弱点が、自分の所属にもないかを確認するものです。',
    none: '確認を求められているものはありません',
    noneNote: '監査でほかの所属に弱点が見つかったとき、ここに届くことがあります。',
    remark: '差し戻しの理由など',
    same: '同じ弱点',
    yes: 'ある',
    no: 'ない',
    found: '確認した結果',
    measure: '措置',
    improved: '実施した改善',
    outcome: '結果',
  },
  {
    help: 'Look for a weakness that was found elsewhere, and answer. Where it was found is not told.',
    title: 'Horizontal checks',
    lead: 'A weakness was found elsewhere: please look whether your section has it too.',
    none: 'Nothing has been asked of you',
    noneNote: 'When an audit finds a weakness elsewhere, a question may arrive here.',
    remark: 'Last remark',
    same: 'The same weakness',
    yes: 'There is',
    no: 'There is not',
    found: 'What was found',
    measure: 'Measure',
    improved: 'What was done',
    outcome: 'Outcome',
  },
);
