/** One line of a ranking before it is written. */
export type Listing = {
  rank: number;
  name: string;
  site: string;
  phone: string;
  email: string;
  city: string;
  tier: string;
};

/**
 * How the same studio looks in another ranking, by what must tell that it is the same: the domain, the telephone, the name.
 * No variant changes the domain to one of its own: whichever listing leads, it leads to the same studio.
 */
export const variants: readonly ((listing: Listing) => Listing)[] = [
  // Domain: with www, a path, a legal form round the name, the telephone as dialled at home.
  (listing) => ({
    ...listing,
    name: `ООО «${listing.name}»`,
    site: listing.site.replace('://', '://www.'),
    phone: listing.phone.replace('+7', '8'),
  }),
  // Telephone: no site, no address, the name shortened.
  (listing) => ({ ...listing, name: listing.name.split(' ').at(-1) ?? listing.name, site: '', email: '' }),
  // Name: no site, no address, no telephone; another trade word before it.
  (listing) => ({ ...listing, name: `Веб-студия «${listing.name}»`, site: '', email: '', phone: '' }),
  // Domain: the address with the mark of who sent the visitor, name in capitals, telephone without brackets.
  (listing) => ({
    ...listing,
    name: listing.name.toUpperCase(),
    site: `${listing.site}?utm_source=neva`,
    phone: listing.phone.replace(/[()-]/g, ' '),
  }),
  // Domain by the address alone; a page of a network instead of the site.
  (listing) => ({ ...listing, name: `Агентство ${listing.name}`, site: 'https://vk.com/studio', phone: '' }),
];
