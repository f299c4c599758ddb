import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { PlaneFunctions } from './plane-base.ts';
import type { PlaneApis } from './plane-api.ts';
import type { PlaneResources } from './plane-resources.ts';
import { failuresOf, most, period } from './watch.ts';

const half = 12;

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: half, height: 7 });

const named = <T>(parts: ReadonlyMap<string, T>, metric: (part: T) => IMetric): IMetric[] =>
  [...parts.values()].map(metric);

/** One page about a plane: what rings, and beneath it how everything that could ring has been. */
export const planeDashboard = (resources: PlaneResources, functions: PlaneFunctions, apis: PlaneApis): void => {
  const { watch, tables, undelivered, jobs } = resources;
  const all = Object.values(tables);
  const api = Object.values(apis);
  const queues = [undelivered, ...(jobs ? [jobs.queue, jobs.failed] : [])];
  new Dashboard(watch, 'Dashboard', {
    dashboardName: watch.nameOf('overview'),
    widgets: [
      [new AlarmStatusWidget({ title: 'アラーム / Alarms', alarms: [...watch.alarms], width: 2 * half, height: 6 })],
      [
        graph(
          'エラー / Broken',
          named(functions, (fn) => fn.metricErrors({ statistic: 'sum', period })),
        ),
        graph('失敗 / Failures, as functions say', named(functions, failuresOf)),
      ],
      [
        graph(
          '処理時間 / Duration p95',
          named(functions, (fn) => fn.metricDuration({ statistic: 'p95', period })),
        ),
        graph(
          '制限 / Turned away',
          named(functions, (fn) => fn.metricThrottles({ statistic: 'sum', period })),
        ),
      ],
      [
        graph(
          'API 5xx',
          api.map((a) => a.metricServerError({ statistic: 'sum', period })),
        ),
        graph(
          'API p95',
          api.map((a) => a.metricLatency({ statistic: 'p95', period })),
        ),
      ],
      [
        graph(
          '待ち行列の最古 / Oldest in queue',
          queues.map((q) => q.metricApproximateAgeOfOldestMessage(most)),
        ),
        graph(
          '書き込み / Written units',
          all.map((t) => t.metricConsumedWriteCapacityUnits({ period })),
        ),
      ],
      [
        graph(
          '読み取り / Read units',
          all.map((t) => t.metricConsumedReadCapacityUnits({ period })),
        ),
        graph(
          '同時実行 / At once',
          named(functions, (fn) => fn.metric('ConcurrentExecutions', most)),
        ),
      ],
    ],
  });
};
