/** A ULID: 26 characters of Crockford base 32, sortable by creation time. Keys and paths are built from these only. */
export const idPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
