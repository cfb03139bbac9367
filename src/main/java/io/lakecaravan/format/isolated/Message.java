package io.lakecaravan.format.isolated;

import java.util.Optional;

/** What a frame between us and the process of a reader says; the first byte of each frame. */
enum Message {
    /** To the reader: read the tables of an object. */
    READ('R'),
    /** To the reader: open the rows of one table. */
    OPEN('O'),
    /** To the reader: the next batch of the rows that are open. */
    NEXT('N'),
    /** To the reader: close the rows that are open. */
    CLOSE('C'),
    /** To the reader: the bytes it asked for. */
    BYTES('B'),
    /** To the reader: the bytes it asked for are not to be had. */
    REFUSED('X'),
    /** From the reader: the process has started. */
    READY('r'),
    /** From the reader: a range of the object is wanted. */
    WANTED('w'),
    /** From the reader: the tables. */
    TABLES('t'),
    /** From the reader: the schema of the rows that were opened. */
    OPENED('o'),
    /** From the reader: a batch of rows. */
    ROWS('n'),
    /** From the reader: the rows are closed. */
    CLOSED('c'),
    /** From the reader: the command failed. */
    FAILED('f');

    private final byte code;

    Message(char code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Optional<Message> of(int code) {
        for (Message message : values()) {
            if (message.code == code) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }
}
