import type { PassageSink } from '#shared/domain/screening/passage.ts';
import type { XmlEvents } from './xml-events.ts';

/** Held as long as a workbook is read: far more than sheets people fill hold. Beyond, the file is unreadable. */
const maxCharacters = 48 * 1024 * 1024;

export type SharedStrings = {
  events: XmlEvents;
  /** The text a cell shows by its number, marked as shown. */
  show: (index: number) => string;
  /** What no cell shows any more is still in the file. */
  leftOver: () => void;
};

/** The texts of a workbook, runs joined; how they are pronounced goes out at once. */
export const openSharedStrings = (sink: PassageSink): SharedStrings => {
  const strings: string[] = [];
  const shown: boolean[] = [];
  let characters = 0;
  let item = '';
  let spoken: string | undefined;
  let isText = false;

  const events: XmlEvents = {
    open: (name) => {
      item = name === 'si' ? '' : item;
      spoken = name === 'rPh' ? '' : spoken;
      isText = name === 't';
    },
    text: (text) => {
      if (!isText) {
        return;
      }
      if (spoken === undefined) {
        item += text;
      } else {
        spoken += text;
      }
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') {
        sink.passage({ where: 'ふりがな', text: spoken ?? '' });
        spoken = undefined;
      } else if (name === 'si') {
        characters += item.length;
        strings.push(item);
        shown.push(false);
        if (characters > maxCharacters) {
          throw new Error('more shared text than can be held');
        }
      }
    },
  };

  return {
    events,
    show: (index) => {
      const text = strings[index];
      if (text === undefined) {
        throw new Error('a cell shows a text that is not there');
      }
      shown[index] = true;
      return text;
    },
    leftOver: () =>
      strings.forEach((text, index) => {
        if (shown[index] !== true && text !== '') {
          sink.passage({ where: 'どのセルにも表示されない文字列', text });
        }
      }),
  };
};
