import { catalogue, useText } from '#web/text/catalogue.ts';
import { EnterButton } from './EnterButton.tsx';
import { onlyOne } from './only-one.ts';
import { Seal } from './Seal.tsx';

const words = catalogue(
  {
    why: '特定個人情報の監査です。開くには、もう一度サインインが必要です。しばらく操作しないと、また必要になります。',
  },
  {
    why: 'This is sealed. Sign in once more to open it; after a while without work, you will be asked again.',
  },
);

const useAsks = onlyOne();

/** Stands where something of the special track would be, until the person has signed in for it anew. */
const EnterSpecial = () => {
  const t = useText(words);
  const asks = useAsks();
  if (!asks) return null;
  return (
    <section className="card max-w-2xl border-purple-800 p-6">
      <Seal />
      <p>{t.why}</p>
      <EnterButton />
    </section>
  );
};

export default EnterSpecial;
