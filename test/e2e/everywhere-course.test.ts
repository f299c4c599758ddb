import { lookAlong } from './support/everywhere.ts';

// Dialogs are read in English here: the language changes once a screen has been looked at.
lookAlong({ language: 'ja' });
