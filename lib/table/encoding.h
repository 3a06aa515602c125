/* Into UTF-8, once, at the door. What schools send is UTF-8, UTF-16 or GB18030 (of
 * which GB2312, GBK and CP936 are parts), so a rule tells more than statistics do:
 *
 *   1. a byte order mark; it is taken off
 *   2. NUL bytes in the first 64 KiB that make UTF-16 of it, in the likelier byte order
 *   3. strictly valid UTF-8, unless every character is below U+0800 and the bytes are
 *      GB18030 as well
 *   4. else GB18030, with the byte 0x80 of CP936 as the euro sign
 *
 * Bytes given at once are judged whole; of a pipe the 64 KiB behind the first byte
 * above 127. Text that breaks the assumption later is a fault that names line and
 * byte, and so are two encodings in one file, NUL characters and a cut end.
 * Almost anything can be read as GB18030: what does not look like Chinese is remarked.
 *
 * The private code points by which older systems wrote 106 characters (U+E863 for
 * U+4DAE) become the real ones. */
#ifndef TABLE_ENCODING_H
#define TABLE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"
#include "base/text.h"

enum encoding { ENCODING_UNKNOWN, ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_GB18030 };

enum { ENCODING_WINDOW = 65536 };       /* bytes looked at in a pipe */

const char *encoding_name(enum encoding);               /* "UTF-8"; unknown is plain ASCII, so UTF-8 too */
/* By the names in use ("utf-8", "gbk", "utf-16le"), without regard to case. */
bool encoding_find(const char *name, enum encoding *);

struct decoder;

/* Decodes the bytes, which must live until decoder_close, and then what the descriptor
 * has, -1 for none; it is not closed. name is for messages. An encoding other than
 * ENCODING_UNKNOWN overrules the rule; its byte order mark is still taken off. */
void decoder_open(struct decoder **, const char *name, const void *bytes, size_t length, int fd, enum encoding);
/* Fills the buffer (at least 8 bytes) with whole characters of valid UTF-8 without NUL.
 * 0: the end, or a fault, before which all good text was given out. */
size_t decoder_read(struct decoder *, char *buffer, size_t size);
enum encoding decoder_encoding(const struct decoder *);
size_t decoder_consumed(const struct decoder *);        /* bytes of the source */
bool decoder_failed(const struct decoder *);            /* what was given out last may be half a line */
/* False: there was a fault. Remarks on implausible text. Accepts NULL. */
bool decoder_close(struct decoder *, struct error *);

/* The real character for a private code point, else the code point itself. */
uint32_t encoding_real_rune(uint32_t);
/* Appends UTF-8 with its private code points made real. */
void encoding_add_real(struct text *, const char *);

#endif
