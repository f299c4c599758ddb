import type { Mail } from './message.ts';

/**
 * What each letter says. Letters carry no content of an audit, only that something waits and where: mail is read on
 * more screens than the records are.
 */
export const templates: Record<Mail['template'], { subject: string; text: string }> = {
  auditNotified: {
    subject: '情報セキュリティ監査の実施について',
    text: '情報セキュリティ監査の対象となりました。点検票への回答をお願いします。',
  },
  assignmentSubmitted: { subject: '点検票が提出されました', text: '点検票が提出されました。内容を確認してください。' },
  assignmentReturned: { subject: '点検票が差し戻されました', text: '監査人の指摘を確認し、回答を直してください。' },
  assignmentAccepted: { subject: '点検票が受理されました', text: '点検票が受理されました。対応は必要ありません。' },
  evidenceRefused: {
    subject: '提出したファイルを受け付けられませんでした',
    text: '理由を画面で確認し、別のファイルを提出してください。',
  },
  evidenceHeld: {
    subject: '提出したファイルを保留しました',
    text: '理由を画面で確認し、必要な手続をしてください。',
  },
  evidencePurged: {
    subject: '提出したファイルを消去しました',
    text: '個人番号の疑いなどのため、提出したファイルを消去しました。理由を画面で確認し、必要であれば個人番号のないファイルを提出してください。',
  },
  findingPresented: {
    subject: '指摘事項案の事実確認のお願い',
    text: '指摘事項案の事実に誤りがないか確認してください。',
  },
  findingDisputed: { subject: '指摘事項案に異議がありました', text: '所属の異議を確認し、対応を決めてください。' },
  instructionIssued: { subject: '改善指示が出ました', text: '改善計画を作成し、期限までに提出してください。' },
  horizontalCheckRequested: {
    subject: '同様の弱点の確認のお願い(横展開)',
    text: '情報セキュリティ監査で見つかった弱点が所属にもないか確認し、期限までに回答してください。',
  },
  planSubmitted: {
    subject: '計画が提出されました',
    text: '提出された計画を確認し、承認または差戻しを行ってください。',
  },
  planReturned: { subject: '計画が差し戻されました', text: '差戻しの理由を確認し、計画を直してください。' },
  planApproved: { subject: '計画が承認されました', text: '計画が承認されました。' },
  completionReported: { subject: '改善の完了が報告されました', text: '改善の完了を確認してください。' },
  urgentFinding: { subject: '緊急の指摘があります', text: '監査中に緊急の対応が必要な事項が見つかりました。' },
  guestProposed: {
    subject: '緊急の閲覧の承認が必要です',
    text: '特定個人情報の監査について、緊急の閲覧が提案されました。提案した人とは別の責任者の承認が必要です。',
  },
  guestAdmitted: {
    subject: '緊急の閲覧が承認されました',
    text: '特定個人情報の監査について、二人の責任者により緊急の閲覧が認められました。期限が来ると自動的に終わります。',
  },
  breachReported: {
    subject: '漏えい等の報告がありました',
    text: '特定個人情報の漏えい等の報告がありました。速報の期限は知った日から数えます。至急、内容を確認してください。',
  },
  breachDecided: {
    subject: '漏えい等の報告の要否が決まりました',
    text: '報告のあった漏えい等について、個人情報保護委員会への報告の要否が決まりました。画面で確認してください。',
  },
  reportIssued: {
    subject: '監査報告書が確定しました',
    text: '監査報告書が確定しました。内容を確認してください。',
  },
  auditSuspended: {
    subject: '情報セキュリティ監査を中断します',
    text: '監査を中断しました。再開の連絡があるまで対応は必要ありません。',
  },
  auditResumed: {
    subject: '情報セキュリティ監査を再開します',
    text: '中断していた監査を再開しました。期限を確認してください。',
  },
  auditCancelled: {
    subject: '情報セキュリティ監査を中止します',
    text: '監査を中止しました。これ以上の対応は必要ありません。',
  },
  deputyChanged: {
    subject: '職の代理が登録されました',
    text: '職の代理の登録、または終了がありました。代理の期間中は、その職の仕事が双方の一覧に表示されます。',
  },
  postHandedOver: {
    subject: '職の引継ぎが登録されました',
    text: '新しい職の仕事が一覧に表示されます。引き継いだ仕事を確認してください。',
  },
  lateReminder: {
    subject: '情報セキュリティ監査 点検票のご提出のお願い',
    text: `いつもお世話になっております。監査事務局です。
お願いしております点検票の回答が、期限を過ぎてもまだ届いておりません。お忙しいところ恐れ入りますが、ご提出をお願いいたします。
ご事情により日数が必要な場合は、期限の延長を申請してください。行き違いでご提出いただいている場合は、ご容赦ください。`,
  },
  extensionRequested: {
    subject: '期限延長の申請がありました',
    text: '所属から期限延長の申請がありました。理由を確認し、認めるかどうかを決めてください。',
  },
  extensionDecided: {
    subject: '期限の延長について',
    text: '期限延長の可否が決まりました、または期限が変わりました。画面で確認してください。',
  },
  questionAsked: { subject: '質問があります', text: '監査についての質問があります。画面で読み、回答してください。' },
  questionAnswered: {
    subject: '質問への回答がありました',
    text: '監査についての質問に回答がありました。画面で読んでください。',
  },
  yourTurn: { subject: '確認をお願いする仕事があります', text: '仕事の一覧を確認してください。' },
};
