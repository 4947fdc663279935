const WALL =
  /^(?:just a moment|ddos-guard|attention required|checking your browser|один момент|please wait\.\.\.|access denied|вы не робот|проверка браузера)/iu;

/** A page that stands before the site and checks the browser: told by its title, which such services never translate. */
export const isInterstitial = (title: string): boolean => WALL.test(title.trim());
