import { catalogue } from '#web/text/catalogue.ts';

export const text = catalogue(
  {
    title: '今日やること',
    help: '自分の職に届いている仕事を、期限の近い順に並べています。職を引き継ぐと、仕事も引き継がれます。',
    late: '期限を過ぎています',
    today: '今日まで',
    week: '7日以内',
    later: 'それより先',
    noDue: '期限なし',
    count: (n: string) => `${n}件`,
    open: '開く',
    asDeputy: (post: string) => `${post}の代理`,
    nothing: '今日の対応はありません',
    nothingNote: '新しい仕事が届くと、ここに表示されます。',
    nothingForPost: 'この職の対応はありません',
  },
  {
    title: 'Today',
    help: 'The work that has reached your posts, soonest due first. When a post is handed over, its work goes with it.',
    late: 'Overdue',
    today: 'Due today',
    week: 'Within 7 days',
    later: 'Later',
    noDue: 'Without a date',
    count: (n: string) => n,
    open: 'Open',
    asDeputy: (post: string) => `as deputy for ${post}`,
    nothing: 'There is nothing for you to do today',
    nothingNote: 'New work appears here.',
    nothingForPost: 'There is nothing to do for this post',
  },
);
