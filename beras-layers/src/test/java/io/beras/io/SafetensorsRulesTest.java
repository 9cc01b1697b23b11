package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each rule of the safetensors format has files that follow it, and files that break it.
 *
 * <p>The reference implementation accepts a few of the refused files, such as a name that occurs twice. Beras refuses them,
 * because two programs could read different tensors in one file.
 */
class SafetensorsRulesTest {

    @TempDir
    Path folder;

    /** Headers for 8 bytes of data: in a header, 'x' stands for "x". */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one tensor                     | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}
            spaces behind the header       | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}·········
            spaces and lines inside        | {¶'w' : {'dtype':'F32', 'shape':[ 2 ],¶'data_offsets':[0,8]}}
            fields in another order        | {'w':{'data_offsets':[0,8],'shape':[2],'dtype':'F32'}}
            entries in another order       | {'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}
            metadata of texts              | {'__metadata__':{'format':'pt','':''},'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}
            empty metadata                 | {'__metadata__':{},'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}
            a rank that no tensor has      | {'w':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2],'data_offsets':[0,8]}}
            a scalar                       | {'w':{'dtype':'F64','shape':[],'data_offsets':[0,8]}}
            an empty tensor at the start   | {'e':{'dtype':'F32','shape':[0],'data_offsets':[0,0]},'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}
            an empty tensor in the middle  | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'e':{'dtype':'F64','shape':[3,0],'data_offsets':[4,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}
            a tensor that is not aligned   | {'u':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'w':{'dtype':'F32','shape':[1],'data_offsets':[1,5]},'v':{'dtype':'U8','shape':[3],'data_offsets':[5,8]}}
            a header of any length         | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}·
            half bytes that fill bytes     | {'w':{'dtype':'F4','shape':[16],'data_offsets':[0,8]}}
            an empty name                  | {'':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}
            """)
    void reads(String what, String header) throws IOException {
        Path file = file(bytes(header), 8);

        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            long elements = 0;
            for (String name : open.names()) {
                elements += Arrays.stream(open.shape(name)).reduce(1, Math::multiplyExact);
            }
            assertTrue(elements > 0, what);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a space before the header   | ·{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | is damaged: its header is not a JSON object from "{" to "}" with spaces behind it; save it again
            a byte order mark           | ⊥{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | is damaged: its header is not a JSON object from "{" to "}" with spaces behind it; save it again
            a tab behind the header     | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}→ | is damaged: its header is not a JSON object from "{" to "}" with spaces behind it; save it again
            a newline behind the header | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}¶ | is damaged: its header is not a JSON object from "{" to "}" with spaces behind it; save it again
            NULs behind the header      | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}○ | is damaged: its header is not a JSON object from "{" to "}" with spaces behind it; save it again
            a list                      | [1,2,3] | is damaged: its header is not a JSON object from "{" to "}" with spaces behind it; save it again
            a second object             | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}{} | has a header that is damaged: it is not strict JSON at line 1 column 56; save it again
            a comma at the end          | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},} | has a header that is damaged: it is not strict JSON at line 1 column 56; save it again
            a comment                   | {/**/'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | has a header that is damaged: it is not strict JSON at line 1 column 3; save it again
            an object that is cut       | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]} | has a header that is damaged: it is not strict JSON at line 1 column 54; save it again
            a name twice                | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | has a header that is damaged: it has the key "w" twice; save it again
            half a character            | {'\\ud800':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | has a header that is damaged: it is not strict JSON at line 1 column 10; save it again
            a metadata key twice        | {'__metadata__':{'a':'1','a':'2'},'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | has a header that is damaged: it has the key "a" twice; save it again
            metadata with a value       | {'__metadata__':{'a':1},'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | is damaged: its __metadata__ is not an object of texts; save it again with texts only
            metadata with an object     | {'__metadata__':{'a':{}},'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | is damaged: its __metadata__ is not an object of texts; save it again with texts only
            metadata that is a text     | {'__metadata__':'pt','w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | is damaged: its __metadata__ is not an object of texts; save it again with texts only
            metadata that is null       | {'__metadata__':null,'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | has a header that is damaged: it has a null, which stands for no setting; save it again
            an entry that is a list     | {'w':[0,8]} | is damaged: the entry "w" is not an object; save it again
            a field twice               | {'w':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}} | has a header that is damaged: it has the key "dtype" twice; save it again
            no type                     | {'w':{'shape':[2],'data_offsets':[0,8]}} | is damaged: the entry "w" has no field "dtype"; save it again
            no shape                    | {'w':{'dtype':'F32','data_offsets':[0,8]}} | is damaged: the entry "w" has no field "shape"; save it again
            no offsets                  | {'w':{'dtype':'F32','shape':[2]}} | is damaged: the entry "w" has no field "data_offsets"; save it again
            an unknown field            | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'order':'C'}} | is damaged: the entry "w" has the unknown field "order"; save it again
            a type in lower case        | {'w':{'dtype':'f32','shape':[2],'data_offsets':[0,8]}} | is damaged: the entry "w" has the unknown type "f32"; save it again
            a type that is a value      | {'w':{'dtype':32,'shape':[2],'data_offsets':[0,8]}} | is damaged: the entry "w" has the unknown type "32"; save it again
            three offsets               | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}} | is damaged: the entry "w" has the "data_offsets" (0, 8, 8), not a start and an end; save it again
            one offset                  | {'w':{'dtype':'F32','shape':[2],'data_offsets':[8]}} | is damaged: the entry "w" has the "data_offsets" (8), not a start and an end; save it again
            an end before the start     | {'w':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | is damaged: the entry "w" has the "data_offsets" (8, 0), not a start and an end; save it again
            a fraction as size          | {'w':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | is damaged: the entry "w" has a "shape" that is not a list of whole numbers from 0 on; save it again
            a negative size             | {'w':{'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8]}} | is damaged: the entry "w" has a "shape" that is not a list of whole numbers from 0 on; save it again
            a size that is a text       | {'w':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}} | is damaged: the entry "w" has a "shape" that is not a list of whole numbers from 0 on; save it again
            a shape that is no list     | {'w':{'dtype':'F32','shape':2,'data_offsets':[0,8]}} | is damaged: the entry "w" has a "shape" that is not a list of whole numbers from 0 on; save it again
            a negative offset           | {'w':{'dtype':'F32','shape':[4],'data_offsets':[-8,8]}} | is damaged: the entry "w" has a "data_offsets" that is not a list of whole numbers from 0 on; save it again
            an offset beyond 64 bits    | {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,99999999999999999999]}} | has a header that is damaged: it is not strict JSON; save it again
            a product beyond 64 bits    | {'w':{'dtype':'F32','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,8]}} | is damaged: the entry "w" has the shape (2147483647, 2147483647, 2147483647), which is too large; save it again
            a huge axis beside a 0      | {'w':{'dtype':'F32','shape':[0,4611686018427387904,4611686018427387904],'data_offsets':[0,0]}} | is damaged: the entry "w" has the shape (0, 4611686018427387904, 4611686018427387904), which is too large; save it again
            too few bytes for the shape | {'w':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | is damaged: the entry "w" of the type F32 and the shape (3) needs 12 bytes, but its "data_offsets" leave 8; save it again
            too many bytes              | {'w':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}} | is damaged: the entry "w" of the type F32 and the shape (1) needs 4 bytes, but its "data_offsets" leave 8; save it again
            half a byte                 | {'w':{'dtype':'F4','shape':[15],'data_offsets':[0,8]}} | is damaged: the entry "w" of the type F4 and the shape (15) needs 8 bytes, but its "data_offsets" leave 8; save it again
            a start behind 0            | {'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | is damaged: its tensors leave a gap at byte 0 of the data; save it again
            a hole                      | {'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | is damaged: its tensors leave a gap at byte 3 of the data; save it again
            an overlap                  | {'a':{'dtype':'U8','shape':[5],'data_offsets':[0,5]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | is damaged: its tensors overlap at byte 4 of the data; save it again
            the same bytes twice        | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | is damaged: its tensors overlap at byte 0 of the data; save it again
            bytes behind the tensors    | {'w':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | is damaged: its tensors take 4 bytes, but 8 bytes follow the header; save it again
            data that are cut           | {'w':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | is cut short: its tensors take 12 bytes, but 8 bytes follow the header; fetch it again
            no tensor for the data      | {} | is damaged: its tensors take 0 bytes, but 8 bytes follow the header; save it again
            """)
    void refuses(String what, String header, String sentence) throws IOException {
        assertRefused(file(bytes(header), 8), sentence);
    }

    /** Files that have no whole header. The data are 8 bytes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an empty file               |                         | is no safetensors file: it has 0 bytes, but the length of its header takes 8; save it again
            seven bytes                 | 02 00 00 00 00 00 00    | is no safetensors file: it has 7 bytes, but the length of its header takes 8; save it again
            a header of length 0        | 00 00 00 00 00 00 00 00 | is no safetensors file, or a damaged one: its header would have 0 bytes, but from 1 to 0 are possible; save it again
            a length beyond the file    | 03 00 00 00 00 00 00 00 7B 7D | is no safetensors file, or a damaged one: its header would have 3 bytes, but from 1 to 2 are possible; save it again
            the largest signed length   | FF FF FF FF FF FF FF 7F 7B 7D | is no safetensors file, or a damaged one: its header would have 9223372036854775807 bytes, but from 1 to 2 are possible; save it again
            the largest unsigned length | FF FF FF FF FF FF FF FF 7B 7D | is no safetensors file, or a damaged one: its header would have 18446744073709551615 bytes, but from 1 to 2 are possible; save it again
            a length in big-endian      | 00 00 00 00 00 00 00 02 7B 7D | is no safetensors file, or a damaged one: its header would have 144115188075855872 bytes, but from 1 to 2 are possible; save it again
            bytes that are not UTF-8    | 07 00 00 00 00 00 00 00 7B 22 FF 22 3A 31 7D | is damaged: its header is not UTF-8; save it again
            """)
    void refusesBytes(String what, String hex, String sentence) throws IOException {
        String digits = hex == null ? "" : hex.replace(" ", "");
        Path file = Files.write(folder.resolve("a.safetensors"), HexFormat.of().parseHex(digits));

        assertRefused(file, sentence);
    }

    private static void assertRefused(Path file, String sentence) {
        String message = assertThrows(DataFileException.class, () -> Safetensors.read(file))
                .getMessage();

        assertEquals(file + " " + sentence, message);
    }

    private static byte[] bytes(String header) {
        return header.replace('\'', '"')
                .replace('·', ' ')
                .replace('¶', '\n')
                .replace('→', '\t')
                .replace('○', '\0')
                .replace('⊥', '\uFEFF')
                .getBytes(UTF_8);
    }

    private Path file(byte[] header, int dataBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header);
        return Files.write(folder.resolve("a.safetensors"), bytes.array());
    }
}
