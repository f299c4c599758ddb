// Runs at CloudFront before a call goes on to the API: tells it the address the call came from, by which calls are
// counted. What the caller wrote there itself is overwritten.
// oxlint-disable-next-line no-unused-vars
function handler(event) {
  var request = event.request;
  request.headers['x-kansa-viewer'] = { value: event.viewer.ip };
  return request;
}
