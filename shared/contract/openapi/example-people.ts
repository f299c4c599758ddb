/** Whose ids the examples use: the makers and the checkers are different people, as the rules want it. */
export const people = {
  lead: '01KN35E0005SATV0PZ2GQ6XWJR',
  member: '01KN35E0006MRYAM4CH7D3E9NK',
  head: '01KN35E0007TKHSH1M9C4DBEAY',
  contact: '01KN35E0008NAKAMVRA2W5XZ6B',
  chief: '01KN35E000AYAMADACH3F8W5TQ',
  ciso: '01KN35E0009CS0QF3T8H1J7MPD',
};

export const exampleHash = '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea';
export const exampleInstant = '2026-10-14T06:05:00.000Z';
