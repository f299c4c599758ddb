/** The digits of a number written in kanji, by their value. */
export const kanjiDigits = '〇一二三四五六七八九';

/** With the other sign for zero. For the inside of a character class; expressions are made of it by `RegExp`. */
// One kanji in a literal expression, which a bundler does not escape, and the engine reads the whole bundle as text of
// two bytes a letter: at every cold start (decision 018).
export const anyKanjiDigit = `零${kanjiDigits}`;
