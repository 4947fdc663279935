/**
 * What pages of this program may load: their own style sheet, scripts, images and events, nothing of other sites and nothing
 * written into the page. Texts of studios are shown on them, so a hole in escaping must find nothing to run.
 */
export const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    objectSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};
