/** Letters that Unicode does not decompose into a Latin letter and a mark. */
const latin: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
  "&": " and ",
};

/**
 * A name for a text that is safe in ids, branches and files: `[a-z0-9-]`, cut at a word, the same for the same text.
 * A text whose letters cannot all be written so (another script) ends in a hash of the text, to stay distinct.
 * Never empty.
 */
export function slugOf(text: string, longest = 40): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[ßæœøđðłþı&]/g, (letter) => latin[letter] ?? letter)
    .replaceAll(/['’`]|\p{M}/gu, "");
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== "");
  if (words.length === 0) return shortHash(text);
  if (!/[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain)) return joinWords(words, longest);
  return suffixed(joinWords(words, longest), text, longest);
}

/** The slug made distinct by a hash of the text, still at most `longest` characters. */
export function suffixed(slug: string, text: string, longest = 40): string {
  const hash = shortHash(text);
  const room = joinWords(slug.split("-"), longest - hash.length - 1);
  return room === "" ? hash : `${room}-${hash}`;
}

/** FNV-1a over UTF-16 units, six base-36 digits. It tells a handful of texts apart; it protects nothing. */
export function shortHash(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return (hash >>> 0).toString(36).padStart(7, "0").slice(-6);
}

function joinWords(words: readonly string[], longest: number): string {
  let joined = "";
  for (const word of words.filter((candidate) => candidate !== "")) {
    const longer = joined === "" ? word : `${joined}-${word}`;
    if (longer.length > longest) return joined === "" ? word.slice(0, Math.max(0, longest)) : joined;
    joined = longer;
  }
  return joined;
}
