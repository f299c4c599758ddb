import { lookAlong } from './support/everywhere.ts';

// Dialogs are read in Japanese here: the language changes once a screen has been looked at.
lookAlong({ language: 'en', phone: true });
