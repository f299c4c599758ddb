import { lookEverywhere } from './support/everywhere.ts';

lookEverywhere({ language: 'en', phone: true });
