/**
 * Office writes a drawing twice, for new readers (`Choice`) and for old ones (`Fallback`): what the second repeats must
 * not count again, what only it says must.
 */
export const openAlternatives = () => {
  const open: { said: Set<string>; isFallback: boolean }[] = [];
  return {
    open: (name: string): void => {
      if (name === 'AlternateContent') {
        open.push({ said: new Set(), isFallback: false });
      }
      const current = open.at(-1);
      if (name === 'Fallback' && current !== undefined) {
        current.isFallback = true;
      }
    },
    close: (name: string): void => {
      if (name === 'AlternateContent') {
        open.pop();
      }
    },
    /** Whether a text is new here. */
    isNew: (text: string): boolean => {
      if (open.some(({ said, isFallback }) => isFallback && said.has(text))) {
        return false;
      }
      open.forEach(({ said }) => said.add(text));
      return true;
    },
  };
};
