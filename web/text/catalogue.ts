import { type Language, usePreferences } from './preferences.ts';

/** The same thing said in both languages: what tables of columns, fields and acts hold. */
export type Words = { readonly ja: string; readonly en: string };

type Entry = string | ((...values: never[]) => string);
type Alike<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
type Catalogue<T> = { readonly ja: T; readonly en: Alike<T> };

/** The texts of an area: Japanese is the source, and English has to have every one of them. */
export const catalogue = <T extends Readonly<Record<string, Entry>>>(ja: T, en: Alike<T>): Catalogue<T> => ({ ja, en });

export const useLanguage = (): Language => usePreferences().language;

/** The texts in the language a person has chosen. */
export const useText = <T>({ ja, en }: Catalogue<T>): Alike<T> => (useLanguage() === 'ja' ? (ja as Alike<T>) : en);

/** Says {@link Words} in the language a person has chosen. */
export const useSay = (): ((words: Words) => string) => {
  const language = useLanguage();
  return (words) => words[language];
};
