import type { App } from 'aws-cdk-lib';
import type { CodeOf } from '#infra/constructs/plane-function.ts';
import type { StageSettings } from '#infra/stages.ts';
import { DirectoryStack } from './directory-stack.ts';
import { TrackStack } from './track-stack.ts';

/**
 * One installation: the directory and the two tracks.
 *
 * No API stands in front of the functions yet: the REST APIs come together with their authorizers, so that there is
 * no moment in which a deployed installation answers callers it has not checked.
 */
export const installation = (app: App, settings: StageSettings, codeOf: CodeOf) => {
  const directory = new DirectoryStack(app, settings, codeOf);
  const track = (plane: 'general' | 'spi') =>
    new TrackStack(app, { plane, settings, directory: directory.view, codeOf });
  return { directory, general: track('general'), spi: track('spi') };
};
