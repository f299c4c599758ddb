import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const demo = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));

const output = (): Promise<{ code: number | null; lines: string[] }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [demo], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.once('exit', (code) => resolve({ code, lines: text.trim().split('\n') }));
  });

/** What the story must tell: a step by its title, and what came back of it. */
const marks: readonly (readonly [title: string, outcome: RegExp])[] = [
  ['CISOが承認し、前の版は役目を終える', /superseded$/],
  ['よその所属はそのファイルに届かない', /見つかりません/],
  ['人事異動: 事務局が今の職員一覧を受け取り、2人を入れ替えて、違いを確かめる', /変わるのは2件/],
  ['職員一覧を反映すると、進行中の仕事は後任者に移る', /^2\/2件$/],
  ['フォローアップを計画し、実施し、有効と結論する', /^effective$/],
  ['統括責任者が監査を終了する', /^closed$/],
  ['事務局が遅れている所属にまとめて督促する', /メール4通$/],
  ['同じ日にもう一度押しても、督促は重ねて届かない', /メール4通のまま/],
  ['学校教育課長が理由を付けて期限の延長を申請する', /を希望$/],
  ['事務局が延長を認め、遅れが消える', / → \d{4}-\d{2}-\d{2}/],
  ['共同監査: 市民税システムを保守する会社の監査人は、市民税課の監査に加われない', /独立性を満たしません/],
  ['守秘を誓約するまで、外部監査人は監査を開けない', /守秘の誓約/],
  ['外部監査人に見えるのはこの監査だけ(ほかの監査は無いものと同じ答え)', /一覧1件、ほかは404/],
  ['市民税課の担当者が、前年度の回答と指摘を見て、回答を引き写す', /^15\/15 \d{4}年度から/],
  ['所属の内部メモは、職員の監査人にも外部監査人にも見えない', /権限がありません/],
  ['外部監査人が項目について質問する', /毎月確認/],
  ['所属が質問に答え、外部監査人が質問を終える', /→ closed$/],
  ['外部監査人が期限を付けて資料を依頼する', / sent 期限\d/],
  ['前年度の指摘の繰り返しとすると、重大度が一段上がる', /^R\d+-01-002の繰り返し MINOR_NC → MAJOR_NC$/],
  ['市民税課長が異議を述べる', /^disputed /],
  ['統括責任者が理由を付けて異議を退け、指摘を維持する', /^fact_confirmed upheld /],
  ['報告書のハッシュを計算し直し、確定したときのままと確かめる', /一致$/],
  ['横展開: 事務局が同じ弱点の有無をほかの2課に尋ねる', /資産税課 requested .*収納課 requested/],
  ['外部監査: 事務局がCISOの命令番号で、情報政策課の特命監査を作る(主任は外部監査人)', /^命第3号 external cisoOrder$/],
  ['担当者が回答用Excelを書き出し、すべての項目に記入する', /\.xlsx 15項目$/],
  ['記入したExcelを取り込み、課長の承認を求める', /^15\/15$/],
  ['代理が課長に代わって承認し、提出する(代決)', /の代理として submitted$/],
  ['証跡には、代理と代理された課長の両方が残る', /情野 光一の代理\)$/],
  ['基盤の更改が早まり、CISOが理由を付けて監査を中止する', /^cancelled /],
  ['外部監査人は特定個人情報の監査チームに入れない', /外部の監査人は/],
  ['一般の監査統括責任者・監査事務局・外部監査人には、この監査は無いものと同じ', /^5人とも404/],
  ['個人番号のある資料は保留され、だれにもリンクが出ない', /個人番号/],
  ['監査責任者が、見つかった場所と数だけを見て、消去を決める', /申請書\.pdf .*件/],
  ['自由記述に書いた個人番号は、番号をくり返さずに断られる', /文字目から/],
  ['見ることができる人の一覧が、名前と理由で出る', /百武 節子 officer/],
  ['改善が報告され、監査人が確かめ、フォローアップの後に指摘が完了する', /^closed$/],
  ['一般の監査の一覧と数字には、特定個人情報の監査は現れない', /無し$/],
  ['台帳: 事務取扱担当者が事務の案を書き、保護責任者が登載する', /^in_force /],
  ['再委託は保護責任者が許諾する(担当者にはできない)', / → 有限会社ひがし入力$/],
  [
    '漏えい等: 保護責任者が報告し、知った日から時計が動く。総括責任者・監査責任者・CISOにメールが届く',
    /^1日目、速報の期限\d{4}-\d{2}-\d{2}、メール4通$/,
  ],
  ['総括責任者が報告対象と決める(事態に当たるものは、報告しないと決められない)', /^reporting$/],
  ['速報の送付を記録すると、期限は30日目の確報に移る', /^preliminary_sent /],
  ['定期的な報告: 監査責任者が、台帳・委託・監査から年度のデータを取り出す', /受講率87\.5%$/],
  ['同じデータをExcelで受け取り、画面と同じ数字であることを確かめる', /14欄が一致$/],
  ['終わった監査の廃棄を止める。理由は所属には見えず、保存期間の内は廃棄も提案できない', /保存期間が/],
  ['停止を解くと、監査は保存期限までの保存に戻る', /^保存期限\d{4}-03-31$/],
  ['年度のまとめ: CISOが1年の監査を数字で見る', /cancelled 1.*繰り返し1 期限延長1$/],
];

test('the office goes through a year of audits, over HTTP, with real files', {
  timeout: 180_000,
}, async () => {
  const { code, lines } = await output();
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  const [, steps, failed] = /^(\d+) steps, (\d+) failed$/.exec(lines.at(-2) ?? '') ?? [];
  expect(lines.at(-1), 'P4: canaries').toMatch(/left in \d{2,} files: 0$/);
  expect({ code, failed }).toEqual({ code: 0, failed: '0' });
  expect(Number(steps)).toBeGreaterThanOrEqual(149);
  const outcomes = new Map(lines.map((line) => line.replace(/^✓ +\d+ /, '').split(' — ') as [string, string]));
  for (const [title, outcome] of marks) expect(outcomes.get(title), title).toMatch(outcome);
});
