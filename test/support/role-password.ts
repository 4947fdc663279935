/** Of every database role in the cluster of the tests, which ends with them. */
export const rolePassword = 'roles-of-the-tests';
