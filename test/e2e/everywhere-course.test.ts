import { lookAlong } from './support/everywhere.ts';

// Dialogs are read in English: the journeys read them in Japanese.
lookAlong({ language: 'ja' });
