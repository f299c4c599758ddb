import { lookEverywhere } from './support/everywhere.ts';

lookEverywhere({ language: 'ja' });
