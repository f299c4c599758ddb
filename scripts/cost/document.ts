import { useOfIdleMonth, type Resources } from './idle.ts';
import { costOf, type PriceName, prices, pricesAsOf, type Quantities } from './prices.ts';
import { type Measured, useOfYear, volumes } from './year.ts';

const sizes = [1, 10, 100] as const;

const dollars = (usd: number): string => usd.toLocaleString('en-US', { maximumFractionDigits: usd < 10 ? 2 : 0 });
const amount = (quantity: number): string =>
  quantity.toLocaleString('en-US', { maximumFractionDigits: quantity < 100 ? 1 : 0 });

const rows = (quantities: Quantities): string =>
  Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([name, quantity]) => ({ name: name as PriceName, quantity, usd: costOf({ [name]: quantity }) }))
    .toSorted((a, b) => b.usd - a.usd)
    .map(({ name, quantity, usd }) => `| ${prices[name].unit} | ${amount(quantity)} | ${dollars(usd)} |`)
    .join('\n');

const timesTwelve = (month: Quantities): Quantities =>
  Object.fromEntries(Object.entries(month).map(([name, quantity]) => [name, quantity * 12]));

/** `docs/cost.md`, of the templates of each stage and of what the bench has measured. */
export const costDocument = (stages: Readonly<Record<string, Resources>>, measured: Measured): string => {
  const idle = Object.entries(stages).map(([stage, resources]) => ({ stage, month: useOfIdleMonth(resources) }));
  const prod = idle.find(({ stage }) => stage === 'prod')?.month ?? {};
  const standing = costOf(timesTwelve(prod));
  const year = useOfYear(1, measured);
  const growth = sizes.map((size) => {
    const used = costOf(useOfYear(size, measured));
    const total = used + standing;
    const sections = volumes.sections * size;
    return `| ${size}× | ${amount(sections)} | ${dollars(used)} | ${dollars(standing)} | ${dollars(total)} | ${dollars(total / sections)} |`;
  });
  return `# Cost of a city-year (年間費用の見積り)

<!-- Written by \`npm run cost\`: change scripts/cost/, not this file. -->

**${dollars(costOf(year) + standing)} US dollars a year** for ${volumes.sections} sections × ${volumes.items} items × ${volumes.audits} audits and ${amount(volumes.files)} files, in the stage \`prod\`: ${dollars(standing)} of it whether anybody works or not. In yen: \`npm run cost -- --usd-jpy 150\`.

What it rests on:

- **Prices**: list prices of ap-northeast-1, without tax, free allowances or discounts, in \`scripts/cost/prices.ts\` with their sources. Written down on ${pricesAsOf} without a network and **not compared with the pages on that day**: do so before a budget rests on them.
- **Measured** by \`npm run bench\` on ${measured.measuredOn}: ${measured.distribution} write units to hand a checklist to a section, ${measured['25 answers in one call']} for an answer, ${measured['one step of a finding']} for a step; ${measured['board of 500 sections']} read units for a board of 500 sections, ${measured['findings of a year, 100 of 1,000 with the total']} for a page of findings. \`npm run -s bench > figures && npm run cost -- --from figures\` takes them anew.
- **Assumed**, in \`scripts/cost/year.ts\`: how many people work how often, and what they open.

## In use, a year

| for | quantity | US dollars |
| --- | ---: | ---: |
${rows(year)}
| **together** | | **${dollars(costOf(year))}** |

## Idle, a month

What stands whether anybody works or not, counted in the templates of each stage; \`private\` has its network in it, and its sign-in is the city's own.

| stage | US dollars a month |
| --- | ---: |
${idle.map(({ stage, month }) => `| \`${stage}\` | ${dollars(costOf(month))} |`).join('\n')}

In \`prod\`:

| for | quantity | US dollars |
| --- | ---: | ---: |
${rows(prod)}

## As it grows

| size | sections | in use | idle | a year | a section |
| ---: | ---: | ---: | ---: | ---: | ---: |
${growth.join('\n')}

Nothing in use grows faster than the city: a step, an answer and a page cost the same however many there are (the bench's ratios hold that), so ten times the sections cost ten times as much, and what stands idle is shared by more of them. A hundredfold is no city but a prefecture's worth of them: installations of their own cost the idle part each.
`;
};
