/** Vietnamese telephone numbers in one form, however they are written. */

/** The prefixes of eleven digits that became ten in September 2018; old lists still have them. */
const RENUMBERED: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/**
 * A mobile number as "+84912345678"; undefined: it is none. Takes spaces, dots and brackets, the country's code in any
 * form, the leading zero a spreadsheet dropped, the prefixes of before 2018, and the first of several numbers.
 */
export function readPhone(text: string): string | undefined {
  const [first = ''] = text.split(/[/,;\n]|\s-\s/).filter((part) => /\d/.test(part));
  if (/[^\d\s().+\-–'’]/.test(first)) return undefined;
  const digits = first.replace(/\D/g, '');
  const national = nationalOf(digits);
  const renumbered = national.length === 11 ? RENUMBERED[national.slice(0, 4)] : undefined;
  const mobile = renumbered === undefined ? national : `${renumbered}${national.slice(4)}`;
  return /^0[35789]\d{8}$/.test(mobile) ? `+84${mobile.slice(1)}` : undefined;
}

/** As people write it: "0912 345 678". */
export function spellPhone(phone: string): string {
  const national = nationalOf(phone.replace(/\D/g, ''));
  return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
}

function nationalOf(digits: string): string {
  if (digits.startsWith('0084')) return `0${digits.slice(4).replace(/^0/, '')}`;
  if (digits.startsWith('84') && digits.length >= 11) return `0${digits.slice(2).replace(/^0/, '')}`;
  return digits.startsWith('0') ? digits : `0${digits}`;
}
