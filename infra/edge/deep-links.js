// Runs at CloudFront before the cache. A path with a file ending names a file; any other one is a page of the
// application, and all pages are one document.
// oxlint-disable-next-line no-unused-vars
function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!last.includes('.')) request.uri = '/index.html';
  return request;
}
