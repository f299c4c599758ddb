/** The caller's address, as CloudFront saw it; written by `infra/edge/viewer-address.js`. */
export const viewerHeader = 'x-kansa-viewer';

/** What CloudFront proves with that it is CloudFront, and ours. */
export const originHeader = 'x-kansa-origin';
