import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { features } from '#infra/features.ts';
import { installation } from '#infra/stacks/installation.ts';
import { stages } from '#infra/stages.ts';
import type { Resources } from './idle.ts';

/** The resources of every stage; what the functions and the web are made of does not count. */
export const stageResources = (): Readonly<Record<string, Resources>> =>
  Object.fromEntries(
    Object.entries(stages).map(([name, settings]) => {
      const app = new App({ context: features });
      const codeOf = () => Code.fromInline('export const handler = () => {};');
      installation(app, settings, { codeOf, webFolder: join(import.meta.dirname, '../../web/public') });
      const templates = app.node.children
        .filter((child) => Stack.isStack(child))
        .map((stack) => Template.fromStack(stack));
      return [
        name,
        templates.flatMap((template) =>
          Object.values((template.toJSON() as { Resources?: Record<string, Resources[number]> }).Resources ?? {}),
        ),
      ];
    }),
  );
